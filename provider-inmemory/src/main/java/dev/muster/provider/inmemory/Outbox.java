package dev.muster.provider.inmemory;

import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;
import dev.muster.spi.inbound.Meaning;
import dev.muster.spi.inbound.RawBody;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The webhooks of one tool: signed deliveries, to be drained or listened to. Thread-safe. */
final class Outbox {

    static final String SIGNATURE = "x-inmemory-signature";
    static final String ALERTS = "alerts";
    private static final String HMAC = "HmacSHA256";

    private final String tool;
    private final Secret secret;
    private final Queue<Delivery> waiting = new ArrayDeque<>();
    private long moves;
    private long deliveries;
    private boolean muted;
    private @Nullable Consumer<Delivery> listener;

    Outbox(String tool, Secret secret) {
        this.tool = tool;
        this.secret = secret;
    }

    void send(Instant at, BiFunction<Instant, String, Meaning> move) {
        Meaning meaning;
        synchronized (this) {
            meaning = move.apply(at, tool + "/" + ++moves);
            if (muted) {
                return;
            }
        }
        send(make("", MeaningText.write(meaning), at));
    }

    /** Sends a delivery on its way: to the listener, or where {@link #drain} takes it from. */
    void send(Delivery delivery) {
        Consumer<Delivery> to;
        synchronized (this) {
            if (muted) {
                return;
            }
            to = listener;
            if (to == null) {
                waiting.add(delivery);
            }
        }
        if (to != null) {
            to.accept(delivery);
        }
    }

    /** A signed delivery of these fields under an id of its own. */
    Delivery make(String route, Fields fields, Instant at) {
        String id;
        synchronized (this) {
            id = tool + "-delivery-" + ++deliveries;
        }
        byte[] body =
                new Fields().put("delivery", id).text().concat(fields.text()).getBytes(StandardCharsets.UTF_8);
        return new Delivery(route, Map.of(SIGNATURE, List.of(sign(body))), RawBody.of(body), at);
    }

    /** The same content under another id, as a tool sends that forgot that it had sent it. */
    Delivery again(Delivery delivery) {
        Fields fields = Fields.parse(delivery.body().text());
        fields.remove("delivery");
        return make(delivery.route(), fields, delivery.receivedAt());
    }

    synchronized List<Delivery> drain() {
        List<Delivery> all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }

    synchronized void mute(boolean quiet) {
        muted = quiet;
    }

    synchronized void listen(@Nullable Consumer<Delivery> to) {
        listener = to;
    }

    String sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
