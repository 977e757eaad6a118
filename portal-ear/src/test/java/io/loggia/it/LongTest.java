package io.loggia.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Tests that wait for minutes, mostly for time-outs and servers. They are counted as skipped unless one asks
 * for: {@code ./loggia test -Dloggia.long=true}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
        named = "loggia.long",
        matches = "true",
        disabledReason = "takes minutes; run by ./loggia test -Dloggia.long=true")
@interface LongTest {}
