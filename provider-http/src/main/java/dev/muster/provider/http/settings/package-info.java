/** What the host set, read by a provider's factory: every problem at once, each with its setting, none with its value. */
@NullMarked
package dev.muster.provider.http.settings;

import org.jspecify.annotations.NullMarked;
