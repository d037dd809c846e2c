// The product's mark: two houses wall to wall, each with the tail of a speech bubble. As in icons/icon.svg.
export function Mark() {
  return (
    <svg
      className="mark-icon"
      viewBox="0 0 512 512"
      width="34"
      height="34"
      aria-hidden="true"
      focusable="false"
    >
      <rect x="16" y="16" width="480" height="480" rx="108" fill="#1F6F63" />
      <path
        d="M262 390 V232 L354 142 L446 232 V362 Q446 390 418 390 H412 V444 L352 390 Z"
        fill="#9FD0C5"
        stroke="#9FD0C5"
        strokeWidth="20"
        strokeLinejoin="round"
      />
      <path d="M66 226 L174 104 L282 226 V420 H96 Z" fill="#1F6F63" stroke="#1F6F63" strokeWidth="70" />
      <path
        d="M66 226 L174 104 L282 226 V362 Q282 390 254 390 H166 L100 444 V390 H94 Q66 390 66 362 Z"
        fill="#FBFAF7"
        stroke="#FBFAF7"
        strokeWidth="20"
        strokeLinejoin="round"
      />
    </svg>
  );
}
