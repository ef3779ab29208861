package dev.muster.architecture.planted.providers.provider.http;

public final class Client {}
