/** Staying below a tool's published limits, per method, per subject and per tenant, before the tool has to refuse. */
@NullMarked
package dev.muster.provider.http.pace;

import org.jspecify.annotations.NullMarked;
