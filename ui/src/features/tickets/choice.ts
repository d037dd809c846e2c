// Which of the steps that are offered is open. Alt and its digit opens one and goes into its form.
import { type Dispatch, type RefObject, type SetStateAction, useEffect, useRef, useState } from 'react';
import { isBelow, placeOf, useKeys } from '../../shared/keyboard';

export interface Choice<Step> {
  /** What is open; none where nothing is offered. What is no longer offered gives way to the first. */
  step: Step | undefined;
  choose: Dispatch<SetStateAction<Step | undefined>>;
  /** What the forms stand in, each an `.act`, all but the open one hidden. */
  forms: RefObject<HTMLElement | null>;
}

export function useChoice<Step extends string>(steps: Step[]): Choice<Step> {
  const [chosen, setChosen] = useState<Step | undefined>(steps[0]);
  const forms = useRef<HTMLElement>(null);
  const [moved, setMoved] = useState(0);
  useKeys((event) => {
    const next = steps[placeOf(event, 'act')];
    // A form above the panel has keys of its own.
    if (next !== undefined && !isBelow()) {
      event.preventDefault();
      setChosen(next);
      setMoved((count) => count + 1);
    }
  });
  useEffect(() => {
    if (moved > 0) {
      const shown = forms.current?.querySelector<HTMLElement>('.act:not([hidden])');
      // What is written or chosen first; the way to the phrases stands before it.
      const field = shown?.querySelector<HTMLElement>('input, textarea') ?? shown?.querySelector('button');
      field?.focus();
    }
  }, [moved]);
  return { step: steps.find((one) => one === chosen) ?? steps[0], choose: setChosen, forms };
}
