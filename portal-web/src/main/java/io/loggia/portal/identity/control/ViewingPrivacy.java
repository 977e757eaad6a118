package io.loggia.portal.identity.control;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/**
 * How much may be told of people's viewing. Where the server's settings say so, nothing else counts; else what was agreed on
 * does, at once here and on other servers within seconds.
 */
@ApplicationScoped
public class ViewingPrivacy {

    private final ViewingPrivacyConfig config;
    private final Privacy privacy;

    @Inject
    ViewingPrivacy(@ConfigProperties ViewingPrivacyConfig config, Privacy privacy) {
        this.config = config;
        this.privacy = privacy;
    }

    /** For the CDI proxy alone, which never reads a field. */
    @SuppressWarnings("NullAway")
    ViewingPrivacy() {
        config = null;
        privacy = null;
    }

    /** The fewest people that figures, curves and groups may be told of. */
    public int smallestGroup() {
        return config.smallestGroup().orElseGet(() -> privacy.telling().smallestGroup());
    }

    /** Whether reports may tell what single persons watched: only where works council and employer have agreed to it. */
    public boolean viewingOfPersons() {
        return config.viewingOfPersons().orElseGet(() -> privacy.telling().viewingOfPersons());
    }

    /** Whether the server's settings say {@link #smallestGroup}, so that no admin changes it. */
    public boolean isSmallestGroupSet() {
        return config.smallestGroup().isPresent();
    }

    /** Whether the server's settings say {@link #viewingOfPersons}, so that no admin changes it. */
    public boolean isViewingOfPersonsSet() {
        return config.viewingOfPersons().isPresent();
    }

    /**
     * @param smallestGroup null to leave it as it is
     * @param viewingOfPersons null to leave it as it is
     * @throws LoggiaException {@link ErrorCode#KEPT_ELSEWHERE} where the server's settings say something else
     */
    public void requireOpen(@Nullable Integer smallestGroup, @Nullable Boolean viewingOfPersons) {
        boolean group = smallestGroup != null
                && config.smallestGroup()
                        .filter(set -> !set.equals(smallestGroup))
                        .isPresent();
        boolean persons = viewingOfPersons != null
                && config.viewingOfPersons()
                        .filter(set -> !set.equals(viewingOfPersons))
                        .isPresent();
        if (group || persons) {
            throw new LoggiaException(
                    ErrorCode.KEPT_ELSEWHERE,
                    "The server's settings (loggia.analytics.*) say how much may be told of people's viewing.");
        }
    }

    /** By that smallest group. */
    public SmallGroups smallGroups() {
        return new SmallGroups(smallestGroup());
    }

    /** The same, where reports may not tell what single people watch anyway. */
    public SmallGroups smallestTold() {
        return viewingOfPersons() ? new SmallGroups(1) : smallGroups();
    }
}
