package dev.porchlight.sdk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A claim of compatibility: with which client, and since when a test has run it.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
@interface VerifiedAgainst {
  /// Package and version.
  String client();

  /// How it authenticates.
  String authentication();

  /// The day of the first green run.
  String since();
}
