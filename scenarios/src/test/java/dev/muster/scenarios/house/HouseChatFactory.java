package dev.muster.scenarios.house;

import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.Capability;
import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.config.ProviderConfig;
import dev.muster.spi.config.Setting;
import java.time.InstantSource;
import java.util.List;

/** Makes a chat that only this house has. */
public final class HouseChatFactory implements ProviderFactory {

    /** A factory; what {@code ServiceLoader} calls. */
    public HouseChatFactory() {}

    @Override
    public String name() {
        return "house-chat";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public Provider create(ProviderConfig config) {
        return InMemoryProvider.builder()
                .clock(InstantSource.system())
                .name(name())
                .offering(Capability.CONVERSATIONS)
                .build();
    }
}
