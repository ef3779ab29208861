/** Slack's way to write: rich text as blocks within Slack's limits, in which nothing that people typed is markup. */
@NullMarked
package dev.muster.provider.slack.block;

import org.jspecify.annotations.NullMarked;
