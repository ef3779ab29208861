package dev.muster.internal.intake;

import dev.muster.engagement.Knowledge;
import dev.muster.internal.engine.Tools;
import dev.muster.internal.log.Loggable;
import dev.muster.spi.Provider;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.call.RequestKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is behind what a tool calls somebody: by the playbook, else by the tool's own directory, whose e-mail address every other tool can find them by. A
 * directory that cannot be asked holds no news up: the person keeps the tool's name for them then.
 */
final class Who {

    private static final Logger LOG = LoggerFactory.getLogger(Who.class);
    private static final Duration CALL = Duration.ofSeconds(5);

    private final Tools tools;

    Who(Tools tools) {
        this.tools = tools;
    }

    /** The id by which the rules know them. */
    String is(String provider, String handle, Knowledge knowledge, Instant now) {
        return knowledge
                .byHandle(handle)
                .map(Knowledge.PersonEntry::id)
                .or(() -> asked(provider, handle, knowledge, now))
                .orElse(handle);
    }

    private Optional<String> asked(String provider, String handle, Knowledge knowledge, Instant now) {
        if (handle.isBlank() || handle.contains("@") || handle.contains(",") || handle.equals(provider)) {
            return Optional.empty();
        }
        try {
            CallContext context = CallContext.of(RequestKey.of("who/" + provider), now.plus(CALL));
            return tools.named(provider)
                    .flatMap(Provider::people)
                    .flatMap(people -> people.find(handle, context))
                    .map(person -> Tools.idOf(person, knowledge));
        } catch (ProviderException e) {
            LOG.warn("{} cannot tell who {} is", provider, Loggable.of(handle), e);
            return Optional.empty();
        }
    }
}
