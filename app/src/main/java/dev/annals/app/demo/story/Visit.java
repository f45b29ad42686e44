package dev.annals.app.demo.story;

import java.time.Instant;

/**
 * One occasion on which a shopper meets the store; it unfolds into several interactions.
 *
 * @param number the shopper
 * @param start when it begins
 * @param scene what happens
 * @param device which of the person's browsers; 0 is the laptop, 1 the telephone
 * @param known whether the person is signed in on that device already
 * @param turn which visit of the person it is, from 0
 */
record Visit(int number, Instant start, Scene scene, int device, boolean known, int turn) {}
