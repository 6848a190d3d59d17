"""Settings: one page, a card for each part of the program that has something to set."""

from PySide6.QtWidgets import QWidget

from eduapp.app import catalogue
from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.contributions import SettingsOffer, allowed, load
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Card, IconTile, hbox, label, vbox


class SettingsPage(Page):
    """What can be set here; language, look and text size are in the menu of the person at the lower left."""

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(
            _("Settings"),
            _("Language, look and text size: press your name at the lower left, or Ctrl + and Ctrl −."),
        )
        px = self.theme.px
        offers = [
            offer
            for feature in catalogue.all_contributions()
            for offer in allowed(feature.settings, bench.actor)
        ]
        cards = [self._card(offer) for offer in sorted(offers, key=lambda offer: offer.order)]
        nothing = [] if cards else [label(_("There is nothing your role can set."), "secondary")]
        vbox(*cards, *nothing, None, spacing=px(14), margins=(px(24), px(6), px(24), px(20)), parent=self)

    def _card(self, offer: SettingsOffer) -> Card:
        px = self.theme.px
        panel: QWidget = load(offer.module)(self.bench)
        head = hbox(
            IconTile(self.theme, offer.icon, size=34), label(_(offer.title), "subtitle"), None, spacing=px(10)
        )
        return Card(head, panel, spacing=px(10), margins=(px(16), px(12), px(16), px(14)))
