package dev.muster.tck;

import dev.muster.spi.ProviderFactory;
import java.util.Map;

/** A factory to judge, and settings for it. */
public interface ProviderFactoryFixture extends Fixture {

    /** The factory. */
    ProviderFactory factory();

    /** Settings with which it makes a provider, by name. */
    Map<String, String> settings();

    /** Settings that are well-formed and lead to a tool that cannot be reached or that refuses them; the good ones where there is no such thing. */
    default Map<String, String> unreachable() {
        return settings();
    }
}
