import '@hotwired/turbo';
import './thread';
