package dev.muster.architecture.planted.vendors.provider.slack;

import dev.muster.architecture.planted.vendors.com.slack.api.Slack;

public final class BadClient {
    Slack slack;
}
