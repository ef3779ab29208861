/**
 * A host that runs for real: {@link dev.muster.examples.slackbot.SlackBot} is the command, {@link dev.muster.examples.slackbot.Setup} what it reads from
 * the environment, {@link dev.muster.examples.slackbot.Bot} the host itself, {@link dev.muster.examples.slackbot.Door} its way in by HTTP.
 */
@NullMarked
package dev.muster.examples.slackbot;

import org.jspecify.annotations.NullMarked;
