/** What an attacker would try, against a running platform, with what must come of it. */
@NullMarked
package dev.countersign.journeys.attack;

import org.jspecify.annotations.NullMarked;
