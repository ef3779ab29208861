/**
 * The conformance kit: one abstract suite per capability and for the store. A provider extends a suite in a few lines and hands it a {@link
 * dev.muster.tck.Fixture}; not extending it is how a provider declines. Nothing skips: where tools may differ, the fixture declares which way,
 * and both answers are asserted. What was kept and what was broken is written to {@code target/conformance.md}.
 *
 * <pre>{@code
 * class TeamsConversationsConformanceTest extends ConversationsConformance {
 *   @Override
 *   protected ConversationsFixture fixture() {
 *     return new FakeTeams(); // the tool, or a fake of it, which tells what it holds and fails on demand
 *   }
 * }
 * }</pre>
 */
@NullMarked
package dev.muster.tck;

import org.jspecify.annotations.NullMarked;
