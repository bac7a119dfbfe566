import { KEYS } from './hands.js';
import { journeys } from './journeys.js';

journeys(KEYS);
