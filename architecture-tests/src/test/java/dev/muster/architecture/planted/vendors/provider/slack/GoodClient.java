package dev.muster.architecture.planted.vendors.provider.slack;

public final class GoodClient {
    java.net.URI address;
}
