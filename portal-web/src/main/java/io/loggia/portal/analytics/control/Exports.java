package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.CompletionCsv;
import io.loggia.analytics.export.CompletionExport;
import io.loggia.analytics.export.CompletionXlsx;
import io.loggia.analytics.export.ExportFolder;
import io.loggia.portal.platform.control.PlatformConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** The file formats of reports. */
@ApplicationScoped
public class Exports {

    private static final String FOLDER = "exports";

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    private volatile @Nullable CompletionXlsx xlsx;

    /** Makes the folder in which workbooks grow, and removes what is in it. Called once, before any report is asked for. */
    public void open() {
        try {
            xlsx = new CompletionXlsx(ExportFolder.open(platform.nodeFolder().resolve(FOLDER)));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for exports cannot be made", e);
        }
    }

    public CompletionExport csv() {
        return new CompletionCsv();
    }

    public CompletionExport xlsx() {
        CompletionXlsx ready = xlsx;
        if (ready == null) {
            throw new IllegalStateException("not started");
        }
        return ready;
    }
}
