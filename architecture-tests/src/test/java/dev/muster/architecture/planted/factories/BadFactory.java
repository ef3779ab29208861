package dev.muster.architecture.planted.factories;

import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Setting;
import java.util.List;

public final class BadFactory implements ProviderFactory {
    @Override
    public String name() {
        return "planted";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public Provider create(ProviderConfig config) {
        throw new UnsupportedOperationException("planted");
    }
}
