package dev.muster.internal.engine;

import dev.muster.automation.Effect;
import dev.muster.automation.Intended;
import dev.muster.automation.Lane;
import dev.muster.internal.codec.EffectCodec;
import dev.muster.internal.codec.Json;
import dev.muster.internal.process.Known;
import dev.muster.playbook.IncidentType;
import dev.muster.spi.Capability;
import dev.muster.spi.Provider;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.Append;
import dev.muster.spi.store.Claim;
import dev.muster.spi.store.NewIntent;
import dev.muster.spi.ticket.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns intended effects into intents: with a key, a hash, a provider, and needs that exist. */
final class Intents {

    /** The provider name of timers and of the engine's own work. */
    static final String ENGINE = "engine";

    private static final char SEPARATOR = '/';

    private final Carriers carriers;
    private final Tools tools;
    private final Supplier<Instant> storeClock;

    Intents(Carriers carriers, Tools tools, Supplier<Instant> storeClock) {
        this.carriers = carriers;
        this.tools = tools;
        this.storeClock = storeClock;
    }

    static RequestKey key(String incident, String effect) {
        return RequestKey.of(incident + SEPARATOR + effect);
    }

    /** The key of one call of an effect: the first has the effect's own. */
    private static RequestKey key(String incident, String effect, int part) {
        return part == 1 ? key(incident, effect) : RequestKey.of(incident + SEPARATOR + effect + SEPARATOR + part);
    }

    static String effectId(RequestKey key) {
        return key.value().substring(key.value().indexOf(SEPARATOR) + 1);
    }

    /** Whether this is the only or the first call of its effect: what is recorded once for the effect is recorded by that one. */
    static boolean isFirstPart(RequestKey key) {
        return effectId(key).indexOf(SEPARATOR) < 0;
    }

    /** An append, with intents more. */
    static Append with(List<NewIntent> more, Append append) {
        if (more.isEmpty()) {
            return append;
        }
        List<NewIntent> all = new ArrayList<>(append.intents());
        all.addAll(more);
        return new Append(
                append.stream(),
                append.expectedVersion(),
                append.events(),
                append.summary(),
                all,
                append.cancellations(),
                append.claimedKeys());
    }

    /** When a search of the tool finds whatever earlier tries of a claim made. */
    Instant visibleAt(Claim claim, Instant now) {
        Duration lag = tools.named(claim.intent().provider())
                .flatMap(Provider::tickets)
                .map(Tickets::settleDelay)
                .orElse(Duration.ZERO);
        return now.plus(lag);
    }

    /** A sweep of what the effect of a claim made, by the tool that made it. {@code made} is what is superfluous, or null to look for it. */
    NewIntent sweep(Claim claim, @Nullable String made, Instant due) {
        return following(
                claim, "sweep-", new Effect.Sweep(effectId(claim.intent().key()), made), due);
    }

    /** An effect that sets anew what the effect of a claim set, by the same tool. */
    NewIntent again(Claim claim, Effect effect, Instant due) {
        return following(claim, "again-", effect, due);
    }

    /** An intent that follows a claim: the fence makes its name unique, however often the effect is claimed. */
    private static NewIntent following(Claim claim, String what, Effect effect, Instant due) {
        String before = claim.intent().key().value();
        String key = before.contains(what) ? before + '.' + claim.fence() : before + SEPARATOR + what + claim.fence();
        Intended intended = Intended.now(key, effect, Lane.CHATTER).bestEffort();
        return intent(RequestKey.of(key), intended, effect, claim.intent().provider(), due);
    }

    /**
     * The intents of these effects; one whose capability nobody offers is left out, and so is a need that does not exist. A process whose clock is ahead
     * of the store's must not hold its calls up for that long: what it wants at {@code now} is due now by the store's clock, and what it wants a little
     * later so much later. A timer stays where it is, as the rules will compare it with times of the same clock.
     */
    List<NewIntent> of(String incident, List<Intended> intended, IncidentType type, Known before, Instant now) {
        if (intended.isEmpty()) {
            return List.of();
        }
        Instant storeNow = storeClock.get();
        Duration ahead = now.isAfter(storeNow) ? Duration.between(storeNow, now) : Duration.ZERO;
        List<NewIntent> intents = new ArrayList<>(intended.size());
        boolean isWaiting = false;
        for (Intended one : intended) {
            Optional<String> provider = provider(one.effect(), type);
            if (provider.isPresent()) {
                isWaiting |= !one.needs().isEmpty();
                Instant due = one.dueAt() == null ? now : one.dueAt();
                Instant dueThere = provider.get().equals(ENGINE) ? due : due.minus(ahead);
                int part = 0;
                for (Effect call : calls(one.effect())) {
                    intents.add(intent(key(incident, one.id(), ++part), one, call, provider.get(), dueThere));
                }
            }
        }
        if (isWaiting) {
            Set<RequestKey> fresh = new HashSet<>();
            for (NewIntent intent : intents) {
                fresh.add(intent.key());
            }
            for (int i = 0; i < intents.size(); i++) {
                intents.set(i, withKnownNeeds(intents.get(i), before, fresh));
            }
        }
        return intents;
    }

    /** An answer goes back through the chat it was asked in. */
    private Optional<String> provider(Effect effect, IncidentType type) {
        if (effect instanceof Effect.Reply reply) {
            return Optional.of(reply.to().provider());
        }
        Optional<Capability> capability = carriers.capability(effect);
        return capability.isEmpty() ? Optional.of(ENGINE) : tools.serving(capability.get(), type);
    }

    /** An intent is one call: personal messages to several people are several, so that one that fails holds up and repeats no other. */
    private static List<Effect> calls(Effect effect) {
        if (effect instanceof Effect.TellPeople tell && tell.people().size() > 1) {
            return tell.people().stream()
                    .<Effect>map(person -> new Effect.TellPeople(List.of(person), tell.words()))
                    .toList();
        }
        return List.of(effect);
    }

    private static NewIntent intent(RequestKey key, Intended one, Effect effect, String provider, Instant due) {
        String kind = EffectCodec.nameOf(effect);
        String payload = EffectCodec.encode(effect);
        return new NewIntent(
                key,
                kind,
                payload,
                Json.mark(kind + '\n', payload),
                provider,
                one.lane().order(),
                one.required(),
                due,
                one.notAfter(),
                keys(key, one.needs()),
                one.tolerant(),
                replaces(one, effect),
                one.batch());
    }

    /** What is told to one person supersedes nothing that is told to another. */
    private static @Nullable String replaces(Intended one, Effect effect) {
        return one.replaces() != null && effect instanceof Effect.TellPeople tell
                ? one.replaces() + SEPARATOR + String.join(",", tell.people())
                : one.replaces();
    }

    private static List<RequestKey> keys(RequestKey one, Set<String> effects) {
        if (effects.isEmpty()) {
            return List.of();
        }
        String incident = one.value().substring(0, one.value().indexOf(SEPARATOR));
        List<RequestKey> keys = new ArrayList<>(effects.size());
        for (String effect : effects.size() < 2 ? effects : new TreeSet<>(effects)) {
            keys.add(key(incident, effect));
        }
        return keys;
    }

    private static NewIntent withKnownNeeds(NewIntent intent, Known before, Set<RequestKey> fresh) {
        if (intent.needs().isEmpty()) {
            return intent;
        }
        List<RequestKey> known = new ArrayList<>(intent.needs().size());
        for (RequestKey need : intent.needs()) {
            if (fresh.contains(need) || before.contains(effectId(need))) {
                known.add(need);
            }
        }
        return known.size() == intent.needs().size()
                ? intent
                : new NewIntent(
                        intent.key(),
                        intent.kind(),
                        intent.payload(),
                        intent.payloadHash(),
                        intent.provider(),
                        intent.lane(),
                        intent.required(),
                        intent.dueAt(),
                        intent.notAfter(),
                        known,
                        intent.tolerant(),
                        intent.replaces(),
                        intent.batch());
    }
}
