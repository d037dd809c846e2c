// The name of a row that opens it: the row can be clicked anywhere, the name is what the keyboard reaches.
interface Props {
  title: string;
  open: () => void;
}

export function Opener({ title, open }: Props) {
  return (
    <button
      type="button"
      className="surveys-open"
      onClick={(event) => {
        event.stopPropagation();
        open();
      }}
    >
      {title}
    </button>
  );
}
