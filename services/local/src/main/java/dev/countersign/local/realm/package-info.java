/** The realm as code: applied again and again to a Keycloak, with the same end. */
@NullMarked
package dev.countersign.local.realm;

import org.jspecify.annotations.NullMarked;
