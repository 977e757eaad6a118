package io.loggia.portal.search.control;

import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of search. */
@Dependent
@ConfigProperties(prefix = "loggia.search")
public class SearchConfig implements LoggiaConfig {

    /**
     * How often, in milliseconds, the index looks for changes that another node made. A change made on the same node is
     * followed at once.
     */
    @Min(50)
    @Max(60_000)
    @ConfigProperty(name = "poll-millis", defaultValue = "500")
    public long pollMillis;

    /** Folder of this node's index, below {@code loggia.home} unless absolute. Nodes that share a home need one each. */
    @NotBlank
    @ConfigProperty(name = "folder", defaultValue = "index")
    public String folder = "";
}
