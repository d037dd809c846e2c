// The words of the privacy notice. In Chinese whatever the interface speaks: it is for the residents.
import type { Ref } from 'react';

interface Props {
  ref: Ref<HTMLElement>;
  community: string;
  office: string;
  /** Where to ask; what is empty is a line to write on. */
  asked: { phone: string; place: string; contact: string };
  /** How many years tickets are kept, by the version of the policy in force. */
  years: number;
  day: string;
}

/** What the notice says, part by part: personal information law, arts. 13, 14, 15, 17, 44 to 47, 50. */
function parts(office: string, years: number): [string, string[]][] {
  return [
    [
      '一、我们保存哪些信息',
      [
        '您的姓名、房号、与房屋的关系（业主、租户或家属）、电话、微信名、希望的联系方式、入住与迁出日期，以及您主动告诉我们、便于服务的备注；您向我们反映的事项和我们给您的答复。',
        '我们不收集身份证号、人脸、指纹、银行账户等敏感信息。除房号外，您可以不提供；不留电话时，我们可能无法及时答复您。',
      ],
    ],
    [
      '二、为什么保存，怎样使用',
      [
        '只用于登记和答复您反映的事项、上门维修前与您联系、停水停电等通知。对内对外的报告只用合计数字，不出现您的个人信息。',
        '处理的依据是履行物业服务合同所必需；合同之外的用途，会事先告诉您并取得您的同意（第十三条、第十四条）。我们不出售您的信息，也不提供给无关的人。',
      ],
    ],
    [
      '三、保存在哪里，怎样保护',
      [
        `信息加密保存在${office}的电脑里，不上传到互联网。电话号码平时隐去中间几位，工作人员查看完整号码或导出资料，都会留下是谁、在什么时候的记录。`,
      ],
    ],
    [
      '四、保存多久',
      [
        `您在本小区居住或拥有房屋期间一直保存。沟通记录自最后一次联系起至少保存${years}年；迁出并满${years}年后，可以应您的要求抹去姓名、电话等能认出您的内容。法律另有规定的，按其规定。`,
      ],
    ],
    [
      '五、您的权利',
      [
        '知道和决定：您有权知道我们怎样使用您的信息，并可以限制或拒绝（第四十四条）。',
        '查阅和复制：您可以查看我们保存的、关于您的全部信息，并取得一份副本（第四十五条）。',
        '更正和补充：信息有误或不完整，您可以要求改正（第四十六条）。',
        '删除：不再需要、保存期满或您撤回同意时，您可以要求删除；保存期未满的，我们先停止除保存之外的使用（第四十七条）。',
        '撤回同意：您可以随时撤回，撤回之前的使用仍然有效（第十五条）。',
      ],
    ],
  ];
}

export function PrivacyNotice({ ref, community, office, asked, years, day }: Props) {
  return (
    <article className="notice-paper" ref={ref} lang="zh-CN">
      <header className="notice-head">
        <p className="notice-office">{office}</p>
        <h2>住户个人信息处理告知书</h2>
      </header>
      <p className="notice-lead">
        {community}的业主和住户：为了听到您的意见、及时答复和上门服务，{office}
        需要保存您的少量个人信息。依照《中华人民共和国个人信息保护法》第十七条，现告知如下。
      </p>
      {parts(office, years).map(([head, paragraphs]) => (
        <section key={head}>
          <h3>{head}</h3>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
      <section>
        <h3>六、找谁办理</h3>
        <p>
          您本人或您委托的人可以到服务中心或来电提出。我们核实身份后及时办理，并告诉您结果；不能办理的，会说明理由（第五十条）。
        </p>
        <dl className="notice-asked">
          <Asked name="负责人" value={asked.contact} />
          <Asked name="电话" value={asked.phone} />
          <Asked name="地点" value={asked.place} />
        </dl>
      </section>
      <footer className="notice-foot">
        <p>以上内容我已阅读并了解。</p>
        <dl className="notice-asked">
          <Asked name="房号" value="" />
          <Asked name="签名" value="" />
          <Asked name="日期" value="" />
        </dl>
        <p className="notice-day">
          {office}　{day}
        </p>
      </footer>
    </article>
  );
}

function Asked({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
