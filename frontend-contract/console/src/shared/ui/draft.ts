import { useState } from 'react';
import { whose } from '../../shell/session';

const PREFIX = 'draft ';

/** What was typed, kept over a reload until it is sent: of one person, on one page. */
export function useDraft(name: string, start = ''): [string, (text: string) => void, () => void] {
  const key = `${PREFIX}${whose()} ${location.pathname} ${name}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? start);
  return [
    text,
    (next) => {
      setText(next);
      sessionStorage.setItem(key, next);
    },
    () => {
      setText(start);
      sessionStorage.removeItem(key);
    },
  ];
}

/** Lets go of all that one person typed and did not send; of everybody, if nobody is named. */
export function forgetDrafts(of = ''): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(`${PREFIX}${of}`)) {
      sessionStorage.removeItem(key);
    }
  }
}
