/** The one place where secrets are taken out of whatever is logged, thrown or shown. */
@NullMarked
package dev.muster.provider.http.redact;

import org.jspecify.annotations.NullMarked;
