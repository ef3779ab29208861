package dev.muster.architecture.planted.vendors.com.slack.api;

public final class Slack {}
