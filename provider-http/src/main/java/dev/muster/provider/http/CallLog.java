package dev.muster.provider.http;

import dev.muster.provider.http.redact.Redaction;
import dev.muster.spi.call.CallContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What calls leave in the log: one line each at DEBUG, and at TRACE headers without secrets and the shape of bodies without what people wrote. While a
 * call is under way the MDC holds {@code provider}, {@code call}, {@code incident}, {@code effect} and {@code attempt}, also on threads that the engine
 * did not start it on.
 */
final class CallLog {

    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

    /** Calls that belong to no incident. */
    static final String OURS = "muster/";

    private final String provider;
    private final Redaction redaction;

    CallLog(String provider, Redaction redaction) {
        this.provider = provider;
        this.redaction = redaction;
    }

    /** Puts the call into the MDC until closed; what was there before comes back. */
    Scope open(Endpoint endpoint, CallContext context) {
        String key = context.key().value();
        int slash = key.indexOf('/');
        Map<String, String> fields = new HashMap<>();
        fields.put("provider", provider);
        fields.put("call", endpoint.name());
        fields.put("effect", key);
        fields.put("attempt", Integer.toString(context.attempt()));
        if (slash > 0 && !key.startsWith(OURS)) {
            fields.put("incident", key.substring(0, slash));
        }
        return new Scope(fields);
    }

    void sends(Request request, okhttp3.Request wire) {
        if (LOG.isTraceEnabled()) {
            LOG.trace(
                    "{} {} sends headers {} and parameters {}",
                    provider,
                    request,
                    seen(wire.headers()),
                    redaction.shape(request.tree(request.parameters())));
        }
    }

    void received(Request request, Answer answer, Headers headers) {
        if (LOG.isTraceEnabled()) {
            LOG.trace(
                    "{} {} received {} with headers {} and body {}",
                    provider,
                    request,
                    answer,
                    seen(headers),
                    redaction.shape(answer.json()));
        }
    }

    void ended(Request request, Outcome outcome, Duration time) {
        LOG.debug("{} {} {} in {} ms", provider, request, told(outcome), time.toMillis());
    }

    private static String told(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return "done (" + done.reply() + ")";
        }
        if (outcome instanceof Outcome.Refused refused) {
            return "refused (" + refused.status() + " " + refused.code() + ")";
        }
        if (outcome instanceof Outcome.RateLimited limited) {
            return "limited (" + limited.reason() + ")";
        }
        if (outcome instanceof Outcome.NotSent notSent) {
            return "not sent (" + notSent.reason() + ")";
        }
        return "unknown (" + ((Outcome.Unknown) outcome).reason() + ")";
    }

    private String seen(Headers headers) {
        return IntStream.range(0, headers.size())
                .mapToObj(i -> headers.name(i) + ": " + redaction.header(headers.name(i), headers.value(i)))
                .collect(Collectors.joining(", "));
    }

    /** The time for which the MDC holds a call. */
    static final class Scope {

        private final Map<String, String> before = new HashMap<>();
        private final Set<String> fresh = new HashSet<>();

        private Scope(Map<String, String> fields) {
            fields.forEach((name, value) -> {
                String earlier = MDC.get(name);
                if (earlier == null) {
                    fresh.add(name);
                } else {
                    before.put(name, earlier);
                }
                MDC.put(name, value);
            });
        }

        void close() {
            before.forEach(MDC::put);
            fresh.forEach(MDC::remove);
        }
    }
}
