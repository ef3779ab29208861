package dev.muster.provider.http;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.OutcomeUnknown;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.Unavailable;
import java.util.Objects;
import java.util.Optional;

/**
 * The requests that one operation of a provider makes, under one deadline. It keeps the promise behind {@link Unavailable}: once a request of the
 * operation may have changed something, a later one that cannot be made ends the operation as {@link OutcomeUnknown}, so that the next attempt looks
 * before it creates. Used by one thread, for one operation.
 */
public final class Calls {

    private final ToolClient client;
    private final CallContext context;
    private boolean begun;

    Calls(ToolClient client, CallContext context) {
        this.client = client;
        this.context = Objects.requireNonNull(context, "context");
    }

    /** The operation's context. */
    public CallContext context() {
        return context;
    }

    /**
     * Makes a request that must succeed.
     *
     * @throws ProviderException when it does not, typed by what became of it
     */
    public Reply call(Request request) {
        return reply(request, send(request));
    }

    /**
     * Makes a request for which some refusals are an answer too: {@code already_archived} when something is archived, {@code 404} when something is
     * looked for.
     *
     * @return the reply; empty when it was refused with one of the codes
     * @throws ProviderException when it failed otherwise
     */
    public Optional<Reply> callUnless(Request request, String... codes) {
        Outcome outcome = send(request);
        if (outcome instanceof Outcome.Refused refused && refused.is(codes)) {
            return Optional.empty();
        }
        return Optional.of(reply(request, outcome));
    }

    /** Makes a request and tells what became of it. Throws nothing for what the tool or the network does. */
    public Outcome send(Request request) {
        Outcome outcome = client.send(request, context);
        if (!request.endpoint().reads() && (outcome instanceof Outcome.Done || outcome instanceof Outcome.Unknown)) {
            begun = true;
        }
        return outcome;
    }

    /**
     * The reply of an outcome.
     *
     * @throws ProviderException when there is none, typed by what became of the request
     */
    public Reply reply(Request request, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return done.reply();
        }
        ProviderException failure = client.failure(request.endpoint(), outcome);
        if (begun && failure instanceof Unavailable) {
            throw new OutcomeUnknown(
                    failure.provider(), "begun, and not finished since " + request + " could not be made", failure);
        }
        throw failure;
    }
}
