/**
 * Slack: channels as {@link dev.muster.spi.conversation.Conversations}, {@link dev.muster.spi.people.People}, user groups as {@link
 * dev.muster.spi.group.Groups}, and the way in by HTTP and by Socket Mode. Start at {@link dev.muster.provider.slack.SlackProvider}.
 */
@NullMarked
package dev.muster.provider.slack;

import org.jspecify.annotations.NullMarked;
