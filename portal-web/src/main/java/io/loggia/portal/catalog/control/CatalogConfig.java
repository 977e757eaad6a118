package io.loggia.portal.catalog.control;

import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the catalog. */
@Dependent
@ConfigProperties(prefix = "loggia.catalog")
public class CatalogConfig implements LoggiaConfig {

    /** How long the files of a revision stay after another one replaced it, for its author to go back to. */
    @NotNull
    @ConfigProperty(name = "keep-revisions", defaultValue = "P90D")
    public Duration keepRevisions = Duration.ZERO;

    /** How long an item stays in the trash before it is deleted for good. */
    @NotNull
    @ConfigProperty(name = "keep-trash", defaultValue = "P30D")
    public Duration keepTrash = Duration.ZERO;
}
