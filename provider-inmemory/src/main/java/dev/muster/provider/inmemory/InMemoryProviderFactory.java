package dev.muster.provider.inmemory;

import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.config.Finding;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Setting;
import java.time.InstantSource;
import java.util.List;

/** Makes {@link InMemoryProvider}s by the name {@code inmemory}. */
public final class InMemoryProviderFactory implements ProviderFactory {

    static final String NAME = "inmemory";

    private static final String SECRET = "webhook-secret";

    /** A factory; what {@code ServiceLoader} calls. */
    public InMemoryProviderFactory() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Setting> settings() {
        return List.of(Setting.optional(
                SECRET,
                Setting.Type.SECRET,
                null,
                "signs what the fakes send; any text, when a test posts deliveries itself"));
    }

    @Override
    public Provider create(ProviderConfig config) {
        List<Finding> problems = config.check();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("; ", problems.stream().map(Finding::line).toList()));
        }
        InMemoryProvider.Builder builder = InMemoryProvider.builder().clock(InstantSource.system());
        config.secret(SECRET).ifPresent(builder::secret);
        return builder.build();
    }
}
