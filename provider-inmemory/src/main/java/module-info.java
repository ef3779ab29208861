/** Every capability in memory, and the default store. */
@org.jspecify.annotations.NullMarked
module dev.muster.provider.inmemory {
    requires transitive dev.muster.spi;
    requires transitive static org.jspecify;

    exports dev.muster.provider.inmemory;

    provides dev.muster.spi.ProviderFactory with
            dev.muster.provider.inmemory.InMemoryProviderFactory;
}
