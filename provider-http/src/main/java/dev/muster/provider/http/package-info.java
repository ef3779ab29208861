/**
 * The foundation of providers whose tool speaks HTTP: Muster's own, and yours.
 *
 * <p>A provider is a table of calls, a dialect, and methods that read like what they do.
 *
 * <ol>
 *   <li><b>The table.</b> Each call of the tool is an {@link dev.muster.provider.http.Endpoint}: its name, method and path, whether it only reads, the
 *       published {@linkplain dev.muster.provider.http.pace.Limit limits} it counts against, and the rights it needs.
 *   <li><b>The dialect.</b> {@link dev.muster.provider.http.Dialect} says what the tool's answers mean where that is not what the HTTP status says: how it
 *       words errors, which limit a 429 tells of, how it counts.
 *   <li><b>The client.</b> {@link dev.muster.provider.http.ToolClient#builder} takes the base URL, {@link dev.muster.provider.http.Credentials} and the
 *       dialect. It sends writes at most once, below the deadline of the {@link dev.muster.spi.call.CallContext}, within the limits, to allowed hosts
 *       alone, and takes secrets out of whatever is logged or thrown.
 *   <li><b>The operations.</b> Each method of a capability starts with {@code client.in(context)}, which gives {@link dev.muster.provider.http.Calls} for
 *       the requests of this one operation. What fails is thrown as the typed failures of {@code dev.muster.spi.call}; a refusal that is an answer too
 *       (already archived, not found) is named where the call is made.
 *   <li><b>Around it.</b> {@link dev.muster.provider.http.Pages} for lists, {@link dev.muster.provider.http.cache.LastGood} for people and services,
 *       {@link dev.muster.provider.http.settings.SettingsReader} for the factory, {@link dev.muster.provider.http.webhook.WebhookDoor} for the way in, {@link dev.muster.provider.http.json.Json} for trees.
 * </ol>
 *
 * <pre>{@code
 * private static final Limit WRITES = Limit.perMinute("writes", 60);
 * private static final Endpoint CREATE = Endpoint.post("create", "things").within(WRITES).needs("things:write");
 * private static final Endpoint CLOSE = Endpoint.post("close", "things/{id}/close").within(WRITES).needs("things:write");
 *
 * Thing create(String title, CallContext context) {
 *     Reply reply = client.in(context).call(CREATE.with("title", title).with("key", context.key().value()));
 *     return new Thing(reply.text("/id"));
 * }
 *
 * void close(Thing thing, CallContext context) {
 *     client.in(context).callUnless(CLOSE.with("id", thing.id()), "already_closed");
 * }
 * }</pre>
 *
 * <p>What becomes of a request is one of five: {@linkplain dev.muster.provider.http.Outcome.Done done}, {@linkplain
 * dev.muster.provider.http.Outcome.Refused refused}, {@linkplain dev.muster.provider.http.Outcome.RateLimited limited}, {@linkplain
 * dev.muster.provider.http.Outcome.NotSent never sent}, or {@linkplain dev.muster.provider.http.Outcome.Unknown not known}. The line between the last two
 * is drawn where the request goes out on a connection: before it nothing can have happened, after it anything can. The foundation never repeats a
 * write; the engine does, after it has looked.
 *
 * <p>The test kit is {@code provider-http-testing}: a scripted server with every fault of the network. Extend the suites of {@code incident-tck} against it.
 */
@NullMarked
package dev.muster.provider.http;

import org.jspecify.annotations.NullMarked;
