import { POINTER } from './hands.js';
import { journeys } from './journeys.js';

journeys(POINTER);
