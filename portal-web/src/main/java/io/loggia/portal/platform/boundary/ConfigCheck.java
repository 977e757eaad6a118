package io.loggia.portal.platform.boundary;

import io.loggia.portal.platform.control.ConfigKeys;
import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Refuses to start with settings that nothing reads or that are out of range, naming all of them at once. */
@ApplicationScoped
public class ConfigCheck {

    private static final int BEFORE_ANYTHING = 1;

    @Inject
    private Config config;

    @Inject
    private Validator validator;

    void check(@Observes @Priority(BEFORE_ANYTHING) Startup event) {
        List<String> faults = new ArrayList<>();
        for (Class<? extends LoggiaConfig> type : ConfigKeys.classes()) {
            for (String prefix : ConfigKeys.prefixes(type)) {
                LoggiaConfig settings = ConfigKeys.read(type, prefix, config);
                for (ConstraintViolation<LoggiaConfig> violation : validator.validate(settings)) {
                    faults.add(prefix + ": " + violation.getPropertyPath() + " " + violation.getMessage());
                }
            }
        }
        for (String key : ConfigKeys.unknown(
                config.getPropertyNames(), ConfigKeys.of(ConfigKeys.classes()).keySet())) {
            faults.add(key + " is not a setting of Loggia");
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Configuration refused: " + String.join("; ", faults));
        }
    }
}
