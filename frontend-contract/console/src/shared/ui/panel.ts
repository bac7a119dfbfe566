import { useEffect, useRef, type RefObject } from 'react';

/** The heading of a panel takes the focus when somebody opens it; a page whose address has it open begins at its title. */
export function usePanelHeading(of: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const at = document.activeElement;
    if (at !== null && at !== document.body && at.tagName !== 'H1') {
      heading.current?.focus();
    }
  }, [of]);
  return heading;
}
