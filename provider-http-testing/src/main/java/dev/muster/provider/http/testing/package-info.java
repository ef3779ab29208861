/**
 * A scripted server for the tests of HTTP providers. It listens on the loopback address, speaks the tool's wire formats as the test writes them down, can
 * do to each request whatever a network or a tool can do to it, and keeps a journal of all it heard. The provider under test is given its URL and
 * nothing else.
 *
 * <p>A test scripts the calls of its tool by {@link dev.muster.provider.http.testing.ScriptedServer#on}, plants a {@link
 * dev.muster.provider.http.testing.Fault} where it wants one, lets the provider work, and looks into the {@linkplain
 * dev.muster.provider.http.testing.ScriptedServer#journal journal}. How the tool words its errors is said once, in its {@link
 * dev.muster.provider.http.testing.Manners}.
 */
@NullMarked
package dev.muster.provider.http.testing;

import org.jspecify.annotations.NullMarked;
