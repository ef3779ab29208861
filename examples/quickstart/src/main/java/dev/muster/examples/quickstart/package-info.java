/**
 * One command that plays a published outage from its alert to its last follow-up. {@link dev.muster.examples.quickstart.Quickstart} is the command,
 * {@link dev.muster.examples.quickstart.Outage} the story.
 */
@NullMarked
package dev.muster.examples.quickstart;

import org.jspecify.annotations.NullMarked;
