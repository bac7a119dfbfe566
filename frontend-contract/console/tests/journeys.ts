import type { Hand } from './hands.js';
import { auditorJourneys } from './journeys/auditor.js';
import { counselJourneys } from './journeys/counsel.js';
import { labJourneys } from './journeys/lab.js';
import { publicJourneys } from './journeys/public.js';
import { regulatorJourneys } from './journeys/regulator.js';
import { begin } from './journeys/scene.js';
import { sessionJourneys } from './journeys/session.js';

/** What people of every kind, and the public, do in a day, on the platform at the story's end. */
export function journeys(hand: Hand): void {
  const scene = begin(hand);
  [publicJourneys, labJourneys, regulatorJourneys, counselJourneys, auditorJourneys, sessionJourneys].forEach((play) => play(scene));
}
