package io.loggia.portal.processing.boundary;

import io.loggia.media.sample.DemoClip;
import io.loggia.portal.processing.control.DemoMedia;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.file.Path;

/** One demonstration clip, published with all that belongs to it or not at all. */
@ApplicationScoped
public class DemoTransaction {

    @Inject
    private DemoMedia demo;

    @Transactional
    @ActivateRequestContext
    void publish(DemoClip clip, Path file) {
        demo.publish(clip, file);
    }
}
