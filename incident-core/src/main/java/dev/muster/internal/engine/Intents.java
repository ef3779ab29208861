package dev.muster.internal.engine;

import dev.muster.automation.Effect;
import dev.muster.automation.Intended;
import dev.muster.internal.codec.EffectCodec;
import dev.muster.internal.codec.Json;
import dev.muster.playbook.IncidentType;
import dev.muster.spi.Capability;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.store.NewIntent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns intended effects into intents: with a key, a hash, a provider, and needs that exist. */
final class Intents {

    /** The provider name of timers and of the engine's own work. */
    static final String ENGINE = "engine";

    private final Carriers carriers;
    private final Tools tools;

    Intents(Carriers carriers, Tools tools) {
        this.carriers = carriers;
        this.tools = tools;
    }

    static RequestKey key(String incident, String effect) {
        return RequestKey.of(incident + '/' + effect);
    }

    static String effectId(RequestKey key) {
        return key.value().substring(key.value().indexOf('/') + 1);
    }

    /** The intents of these effects; one whose capability nobody offers is left out, and so is a need that does not exist. */
    List<NewIntent> of(String incident, List<Intended> intended, IncidentType type, Set<String> before, Instant now) {
        if (intended.isEmpty()) {
            return List.of();
        }
        List<NewIntent> intents = new ArrayList<>(intended.size());
        Set<String> fresh = new HashSet<>();
        for (Intended one : intended) {
            Optional<String> provider = provider(one.effect(), type);
            if (provider.isPresent()) {
                fresh.add(one.id());
                intents.add(intent(incident, one, provider.get(), now));
            }
        }
        for (int i = 0; i < intents.size(); i++) {
            intents.set(i, withKnownNeeds(intents.get(i), before, fresh));
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

    private static NewIntent intent(String incident, Intended one, String provider, Instant now) {
        String kind = EffectCodec.nameOf(one.effect());
        String payload = EffectCodec.encode(one.effect());
        Instant due = one.dueAt() == null ? now : one.dueAt();
        return new NewIntent(
                key(incident, one.id()),
                kind,
                payload,
                Json.hash(kind + '\n' + payload),
                provider,
                one.lane().order(),
                one.required(),
                due,
                one.notAfter(),
                keys(incident, one.needs()),
                one.tolerant(),
                one.replaces(),
                one.batch());
    }

    private static List<RequestKey> keys(String incident, Set<String> effects) {
        List<RequestKey> keys = new ArrayList<>(effects.size());
        for (String effect : effects.size() < 2 ? effects : new TreeSet<>(effects)) {
            keys.add(key(incident, effect));
        }
        return keys;
    }

    private static NewIntent withKnownNeeds(NewIntent intent, Set<String> before, Set<String> fresh) {
        List<RequestKey> known = new ArrayList<>(intent.needs().size());
        for (RequestKey need : intent.needs()) {
            if (before.contains(effectId(need)) || fresh.contains(effectId(need))) {
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
