package dev.annals.app.journey;

import java.io.IOException;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a journey designer comes for, case by case, over HTTP on the started product. */
@ExtendWith(Studio.OfAllCases.class)
@TestMethodOrder(OrderAnnotation.class)
class JourneyDesignerCasesIT {

    private final DefinitionCases definitionCases;
    private final EntryCases entryCases;
    private final TimeCases timeCases;
    private final ChangeCases changeCases;
    private final TrialCases trialCases;
    private final MessageCases messageCases;
    private final PersonCases personCases;
    private final RequestCases requestCases;

    JourneyDesignerCasesIT(Studio studio) {
        this.definitionCases = new DefinitionCases(studio);
        this.entryCases = new EntryCases(studio);
        this.timeCases = new TimeCases(studio);
        this.changeCases = new ChangeCases(studio);
        this.trialCases = new TrialCases(studio);
        this.messageCases = new MessageCases(studio);
        this.personCases = new PersonCases(studio);
        this.requestCases = new RequestCases(studio);
    }

    @Test
    void case01WhatIsMissingIsNamedWithItsPlaceAndWhatToAdd() {
        definitionCases.whatIsMissingIsNamedWithItsPlaceAndWhatToAdd();
    }

    @Test
    void case02EverythingThatIsWrongIsToldAtOnce() {
        definitionCases.everythingThatIsWrongIsToldAtOnce();
    }

    @Test
    void case03OneEventStartsExactlyOneRunHoweverOftenItIsSent() throws Exception {
        entryCases.oneEventStartsExactlyOneRunHoweverOftenItIsSent();
    }

    @Test
    void case04EachEntryKeyHasARunOfItsOwn() {
        entryCases.eachEntryKeyHasARunOfItsOwn();
    }

    @Test
    void case05WhoComesBackTooEarlyIsRefusedWithTheReasonAndLaterAccepted() {
        entryCases.whoComesBackTooEarlyIsRefusedWithTheReasonAndLaterAccepted();
    }

    @Test
    void case06AWaitSurvivesThreeHoursInWhichNothingRunsAndEndsOnceAndLate() {
        timeCases.aWaitSurvivesThreeHoursInWhichNothingRunsAndEndsOnceAndLate();
    }

    @Test
    void case07LocalTimesAreThePersonsAlsoOnTheDayTheClocksChange() {
        timeCases.localTimesAreThePersonsAlsoOnTheDayTheClocksChange();
    }

    @Test
    void case08ADateInThePastTakesTheEdgeThatIsConfigured() {
        timeCases.aDateInThePastTakesTheEdgeThatIsConfigured();
    }

    @Test
    void case09WhatHappenedBeforeCountsAsFarAsItLooksBackAndOnlyOneWayIsTaken() {
        timeCases.whatHappenedBeforeCountsAsFarAsItLooksBackAndOnlyOneWayIsTaken();
    }

    @Test
    void case10TheGoalEndsALongWaitAtOnceAndCounts() {
        timeCases.theGoalEndsALongWaitAtOnceAndCounts();
    }

    @Test
    void case11ConsentIsAskedWhenAMessageIsSentAndSoIsThatOfTheOtherChannel() {
        messageCases.consentIsAskedWhenAMessageIsSentAndSoIsThatOfTheOtherChannel();
    }

    @Test
    void case12WhatIsToBeSentAtNightIsSentInTheMorningIfConsentStillHolds() {
        messageCases.whatIsToBeSentAtNightIsSentInTheMorningIfConsentStillHolds();
    }

    @Test
    void case13MoreThanACapAllowsIsHeldBackButForWhatPeopleWaitFor() {
        messageCases.moreThanACapAllowsIsHeldBackButForWhatPeopleWaitFor();
    }

    @Test
    void case14ASplitAndAHoldoutAreFairAndStayWithThePerson() {
        entryCases.aSplitAndAHoldoutAreFairAndStayWithThePerson();
    }

    @Test
    void case15RunsStayWithTheirVersionUnlessTheyAreMigratedWithAMapThatKnowsEveryStep() {
        changeCases.runsStayWithTheirVersionUnlessTheyAreMigratedWithAMapThatKnowsEveryStep();
    }

    @Test
    void case16APauseHoldsRunsAndAResumeLetsThemGoOnOneAfterTheOther() {
        changeCases.aPauseHoldsRunsAndAResumeLetsThemGoOnOneAfterTheOther();
    }

    @Test
    void case17ADryRunShowsThePathTheTimesAndWhatWouldBeHeldBackAndLeavesNothing() {
        trialCases.aDryRunShowsThePathTheTimesAndWhatWouldBeHeldBackAndLeavesNothing();
    }

    @Test
    void case18ABackTestCountsThePastTheSameWayEachTimeAndLeavesNothing() {
        trialCases.aBackTestCountsThePastTheSameWayEachTimeAndLeavesNothing();
    }

    @Test
    void figuresAreToldWhileTheyChange() {
        trialCases.figuresAreToldWhileTheyChange();
    }

    @Test
    void case19AProviderThatFailsAndForgetsToAnswerDeliversOnceAndAfterEnoughFailuresTheRunGoesAnotherWay()
            throws IOException {
        messageCases.aProviderThatFailsAndForgetsToAnswerDeliversOnceAndAfterEnoughFailuresTheRunGoesAnotherWay();
    }

    @Test
    void case20ARebuildLeavesEveryFigureAndEveryRunAsItWas() {
        changeCases.aRebuildLeavesEveryFigureAndEveryRunAsItWas();
    }

    @Test
    void aClockThatIsPutBackByAnHourHoldsNobodyUp() {
        timeCases.aClockThatIsPutBackByAnHourHoldsNobodyUp();
    }

    /** The last, because what went by the clock while it was ahead remains. */
    @Test
    @Order(Integer.MAX_VALUE)
    void anAlarmOfARequestIsRaisedOnceAndInTimeHoweverTheClockJumps() {
        requestCases.anAlarmIsRaisedOnceAndInTimeHoweverTheClockJumps();
    }

    @Test
    void aDayThatIsKnownOfAPersonHasThemEnterOnce() {
        entryCases.aDayThatIsKnownOfAPersonHasThemEnterOnce();
    }

    @Test
    void filesAreCheckedTriedAndPublishedByTheCommandLine() throws IOException {
        definitionCases.filesAreCheckedTriedAndPublishedByTheCommandLine();
    }

    @Test
    void anErasureEndsRunsAndLeavesNothingOfThePerson() {
        personCases.anErasureEndsRunsAndLeavesNothingOfThePerson();
    }

    @Test
    void aRestrictionEndsRuns() {
        personCases.aRestrictionEndsRuns();
    }

    @Test
    void ofTwoRunsThatAMergeBringsTogetherTheOlderGoesOnAndNobodyIsANewcomer() {
        personCases.ofTwoRunsThatAMergeBringsTogetherTheOlderGoesOnAndNobodyIsANewcomer();
    }
}
