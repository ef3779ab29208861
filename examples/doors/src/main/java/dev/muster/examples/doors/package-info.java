/**
 * Other ways in than chat: REST by the JDK's own server, and a console. Both translate into the public API and hold no rule; the same request through any
 * door makes the same events.
 */
@NullMarked
package dev.muster.examples.doors;

import org.jspecify.annotations.NullMarked;
