package io.loggia.portal.learning.control;

import io.loggia.analytics.completion.CompletionRule;
import io.loggia.analytics.coverage.CreditRule;
import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of what counts as watched and as completed. */
@Dependent
@ConfigProperties(prefix = "loggia.learning")
public class LearningConfig implements LoggiaConfig {

    /** Share of a very short item that must be watched to complete it. */
    @DecimalMin("0.01")
    @DecimalMax("1")
    @ConfigProperty(name = "completion-base", defaultValue = "0.7")
    public double completionBase;

    /** What is added to that share for an item of the full length or longer. */
    @DecimalMin("0")
    @DecimalMax("1")
    @ConfigProperty(name = "completion-extra", defaultValue = "0.25")
    public double completionExtra;

    /** The length from which the whole extra is asked for (ISO-8601 duration). */
    @ConfigProperty(name = "completion-full-length", defaultValue = "PT10M")
    public Duration completionFullLength = Duration.ZERO;

    /** Fastest playback that is credited in full; what is played faster counts at this speed. */
    @DecimalMin("1")
    @DecimalMax("16")
    @ConfigProperty(name = "max-playback-rate", defaultValue = "2.5")
    public double maxPlaybackRate;

    /** Clock time granted before a session's start, for the way between player and server (ISO-8601 duration). */
    @ConfigProperty(name = "credit-tolerance", defaultValue = "PT2S")
    public Duration creditTolerance = Duration.ZERO;

    /** On how many devices (sign-ins) one person may watch at a time; 0 for any number. */
    @Min(0)
    @ConfigProperty(name = "devices-at-once", defaultValue = "0")
    public int devicesAtOnce;

    /** From the day on which somebody came to their place, how long they have for what was assigned there before. */
    @Min(0)
    @Max(3650)
    @ConfigProperty(name = "grace-days", defaultValue = "14")
    public int graceDays;

    CompletionRule completionRule() {
        return new CompletionRule(completionBase, completionExtra, completionFullLength);
    }

    CreditRule creditRule() {
        return new CreditRule(
                maxPlaybackRate, creditTolerance, CreditRule.DEFAULT.memory(), CreditRule.DEFAULT.maxIntervals());
    }
}
