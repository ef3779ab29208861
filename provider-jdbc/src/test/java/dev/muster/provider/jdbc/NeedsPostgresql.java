package dev.muster.provider.jdbc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Starts a PostgreSQL. Left out with {@code -Dmuster.postgresql=off}, where too many processes would start one. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfSystemProperty(named = "muster.postgresql", matches = "off", disabledReason = "-Dmuster.postgresql=off")
@interface NeedsPostgresql {}
