/** What a provider of Muster implements. */
@org.jspecify.annotations.NullMarked
module dev.muster.spi {
    requires transitive static org.jspecify;
}
