// The privacy notice that residents are given: one page of A4, on the screen as it is printed.
import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { failureText } from '../../shared/failure';
import { useWords } from '../../shared/i18n';
import { useOffice, useToday } from '../../shared/lookups';
import { useInForce } from '../../shared/policy';
import { printSheet } from '../../shared/print';
import { PrivacyNotice } from './PrivacyNotice';
import '../../shared/imports/imports.css';
import './residents.css';

export function PrivacyNoticePage() {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const office = useOffice();
  const today = useToday();
  const inForce = useInForce();
  const years = inForce?.retention.find(({ kind }) => kind === 'ticket')?.years;
  const paper = useRef<HTMLElement>(null);
  const [asked, setAsked] = useState({ phone: '', place: '', contact: '' });
  const print = async () => {
    const page = paper.current?.cloneNode(true);
    if (page instanceof HTMLElement) {
      await printSheet([page]);
    }
  };
  return (
    <div className="notice">
      <section className="notice-side">
        <header className="page-head">
          <h1>{t('privacyNotice.title')}</h1>
          <Link to="/residents" search={{}} className="import-back">
            <ArrowLeftOutlined /> {t('imports.back')}
          </Link>
        </header>
        <p>{t('privacyNotice.lead')}</p>
        {(['phone', 'place', 'contact'] as const).map((name) => (
          <label key={name} className="notice-field" htmlFor={`notice-${name}`}>
            {t(`privacyNotice.${name}`)}
            <Input
              id={`notice-${name}`}
              value={asked[name]}
              maxLength={60}
              onChange={(event) => setAsked({ ...asked, [name]: event.target.value })}
            />
          </label>
        ))}
        <p className="faint">{t('privacyNotice.blankHint')}</p>
        <div>
          <Button
            type="primary"
            disabled={years === undefined}
            icon={<PrinterOutlined />}
            onClick={() =>
              void print().catch((caught) => void message.error(failureText(caught, language), 8))
            }
          >
            {t('privacyNotice.print')}
          </Button>
        </div>
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows scroll what has the focus */}
      <section className="notice-desk" aria-label={t('privacyNotice.title')} tabIndex={0}>
        {years !== undefined && (
          <PrivacyNotice
            ref={paper}
            community={office.data?.community_name ?? ''}
            office={office.data?.office_name ?? ''}
            asked={asked}
            years={years}
            day={today.format('YYYY年M月D日')}
          />
        )}
      </section>
    </div>
  );
}
